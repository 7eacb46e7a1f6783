"""The script that Streamlit runs for every page and every click."""

from curriculum.pages.frame import draw

draw()
