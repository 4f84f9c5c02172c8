"""The pages of the site, one module each: its addresses in ``urlpatterns``, its views, nothing of the
database.
"""
