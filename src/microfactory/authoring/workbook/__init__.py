"""The workbook (.xlsx) form of a case file, with drop-downs and help."""
