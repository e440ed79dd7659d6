"""Exports of survey forms: Google Forms, Microsoft Forms, Kobo and ODK, SurveyMonkey, Qualtrics.

What tells them apart is what each writes beside the answers: a time, a number of the response, a
second row of headers. Nothing in them says which survey it is, of which wave and design.
"""
