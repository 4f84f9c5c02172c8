"""Events: rounds of talks, meetings, visits, exchanges, approvals, agreements, announcements; with day,
place, and who took part how surely.
"""
