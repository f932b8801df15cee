"""The report of a region or of the country over a period: one content, as a page, as PDF and as DOCX."""
