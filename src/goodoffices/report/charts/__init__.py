"""Charts as SVG made in Python: they print, need no script, and are checked as golden files."""

from goodoffices.report.charts.balance import BalancePicture, BalanceRow, draw_balance
from goodoffices.report.charts.channels import Actor, Channel, ChannelsPicture, draw_channels
from goodoffices.report.charts.model import Mark, Picture
from goodoffices.report.charts.moves import Move, MovesPicture, draw_moves
from goodoffices.report.charts.scatter import draw_scatter, scatter_axes
from goodoffices.report.charts.strips import draw_strips, strips_axes
from goodoffices.report.charts.svg import Shape, icon

__all__ = [
    "Actor",
    "BalancePicture",
    "BalanceRow",
    "Channel",
    "ChannelsPicture",
    "Mark",
    "Move",
    "MovesPicture",
    "Picture",
    "Shape",
    "draw_balance",
    "draw_channels",
    "draw_moves",
    "draw_scatter",
    "draw_strips",
    "icon",
    "scatter_axes",
    "strips_axes",
]
