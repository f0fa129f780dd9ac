"""Writing case files: as a form to fill in, as YAML, as a spreadsheet, with a schema for editors."""
