"""What a browser says to Streamlit's websocket: open a page, click in a widget. Nothing is drawn."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect


class Session:
    """One tab. Every act returns when the server has finished the script that it caused."""

    def __init__(self, port: int) -> None:
        self._socket: ClientConnection = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None
        )
        self._page, self._query, self._page_hash = "", "", ""
        self.widgets: dict[str, str] = {}
        """Name of a widget of ours -> its id, as last drawn."""
        self.fragments: dict[str, str] = {}
        """Name of a widget of ours -> the fragment that drew it, or empty."""
        self.data: dict[str, Any] = {}
        """Name of a widget of ours -> what it was given to draw."""

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._socket.close()

    def open(self, page: str, query: str = "") -> None:
        self._page, self._query, self._page_hash = page, query, ""
        self._run()

    def trigger(self, widget: str, event: str, value: object) -> None:
        """What `setTriggerValue(event, value)` sends."""
        events = f"$$STREAMLIT_INTERNAL_KEY_{self.widgets[widget]}__events"
        said = WidgetState(id=events, json_trigger_value=json.dumps([{"event": event, "value": value}]))
        self._run(
            said, WidgetState(id=self.widgets[widget], json_value="{}"), fragment=self.fragments[widget]
        )

    def state(self, widget: str, name: str, value: object) -> None:
        """What `setStateValue(name, value)` sends."""
        said = WidgetState(id=self.widgets[widget], json_value=json.dumps({name: value}))
        self._run(said, fragment=self.fragments[widget])

    def _run(self, *said: WidgetState, fragment: str = "") -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash, asked.fragment_id = self._query, self._page_hash, fragment
        if not said:
            asked.page_name = self._page
        asked.widget_states.widgets.extend(said)
        self._socket.send(message.SerializeToString())
        self._listen()

    def _listen(self) -> None:
        while True:
            heard = self._socket.recv()
            said = ForwardMsg()
            said.ParseFromString(heard if isinstance(heard, bytes) else heard.encode())
            match said.WhichOneof("type"):
                case "new_session":
                    self._page_hash = said.new_session.page_script_hash
                case "page_info_changed":
                    self._query = said.page_info_changed.query_string
                case "delta" if said.delta.new_element.WhichOneof("type") == "bidi_component":
                    self._note(said)
                case "script_finished" if said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    def _note(self, said: ForwardMsg) -> None:
        drawn = said.delta.new_element.bidi_component
        name = drawn.component_name.removeprefix("sala_")
        self.widgets[name] = drawn.id
        self.fragments[name] = said.delta.fragment_id
        self.data[name] = json.loads(drawn.bytes)
