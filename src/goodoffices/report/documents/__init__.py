"""Documents that leave the program as files: DOCX, PDF, calendars. What they say of themselves is neutral."""
