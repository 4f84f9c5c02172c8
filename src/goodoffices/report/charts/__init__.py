"""Charts as SVG made in Python: they print, need no script, and are checked as golden files."""

from goodoffices.report.charts.balance import BalancePicture, BalanceRow, draw_balance
from goodoffices.report.charts.channels import ChannelEnd, ChannelLine, ChannelsPicture, draw_channels
from goodoffices.report.charts.exposure import ExposureLine, ExposurePicture, draw_exposure, line_icon
from goodoffices.report.charts.model import ChartMark, ChartPicture
from goodoffices.report.charts.moves import ChartMove, MovesPicture, draw_moves
from goodoffices.report.charts.scatter import draw_scatter, scatter_axes
from goodoffices.report.charts.strips import draw_strips, strips_axes
from goodoffices.report.charts.svg import Shape, icon

__all__ = [
    "BalancePicture",
    "BalanceRow",
    "ChannelEnd",
    "ChannelLine",
    "ChannelsPicture",
    "ChartMark",
    "ChartMove",
    "ChartPicture",
    "ExposureLine",
    "ExposurePicture",
    "MovesPicture",
    "Shape",
    "draw_balance",
    "draw_channels",
    "draw_exposure",
    "draw_moves",
    "draw_scatter",
    "draw_strips",
    "icon",
    "line_icon",
    "scatter_axes",
    "strips_axes",
]
