"""Charts as SVG made in Python: they print, need no script, and are checked as golden files."""

from goodoffices.report.charts.model import Mark, Picture
from goodoffices.report.charts.scatter import draw_scatter, scatter_axes
from goodoffices.report.charts.strips import draw_strips, strips_axes
from goodoffices.report.charts.svg import Shape, icon
from goodoffices.report.charts.trades import TradePicture, draw_trade

__all__ = [
    "Mark",
    "Picture",
    "Shape",
    "TradePicture",
    "draw_scatter",
    "draw_strips",
    "draw_trade",
    "icon",
    "scatter_axes",
    "strips_axes",
]
