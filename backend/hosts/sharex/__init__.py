"""ShareX's custom uploaders (`.sxcu`): read, translated into definitions, and written.

Facts come from ShareX's own source: CustomUploaderItem (the fields, and which of them a file upload uses),
CustomUploaderParser (the language of `$…$`, up to 13.7), ShareXSyntaxParser and the CustomUploaderFunction classes (the
language of `{…}` since then), NameParser (`%y` and the like), and from https://getsharex.com/docs/custom-uploader.
"""
