"""The ASGI app: Streamlit under uvicorn, with our headers and our own routes.

Read `serving` (what `sala serve` does, in order), then `asgi`, then `headers`.
"""
