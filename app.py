from curriculum.server.asgi import app

__all__ = ["app"]
