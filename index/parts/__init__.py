"""The parts of an article that are not its report: headline, byline, masthead, headings, repeated paragraphs."""
