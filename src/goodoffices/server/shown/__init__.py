"""What pages show, worked out without a page: plain records for the templates, which put them into words."""
