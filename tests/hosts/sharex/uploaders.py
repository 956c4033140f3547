"""Invented custom uploaders in the shapes that ShareX's users publish, and what becomes of each."""

from __future__ import annotations

from typing import Any

BOTH = "ImageUploader, TextUploader, FileUploader"


def current(url: str = "https://shots.example/up", **fields: Any) -> dict[str, Any]:
    """As ShareX 14 and later writes it."""
    made: dict[str, Any] = {
        "Version": "17.0.0",
        "DestinationType": "ImageUploader",
        "RequestMethod": "POST",
        "RequestURL": url,
        "Body": "MultipartFormData",
        "FileFormName": "file",
        "URL": "{json:url}",
    }
    return {name: value for name, value in (made | fields).items() if value is not ...}


def dollars(url: str = "https://shots.example/up", **fields: Any) -> dict[str, Any]:
    """As ShareX 12.4 to 13.7 wrote it."""
    return current(url, **({"Version": "13.4.0", "URL": "$json:url$"} | fields))


def ancient(url: str = "https://shots.example/up", **fields: Any) -> dict[str, Any]:
    """As ShareX 9 to 12.3 wrote it."""
    made: dict[str, Any] = {"RequestType": "POST", "RequestURL": url, "FileFormName": "files[]", "ResponseType": "Text"}
    return made | fields


GOOD: dict[str, dict[str, Any]] = {
    "everything": current(
        Name="Shots (User)",
        DestinationType=BOTH,
        Parameters={"a": "1 2", "name": "{filename}", "flag": ""},
        Headers={"Accept": "application/json", "Authorization": "Bearer 2b7e151628aed2a6"},
        Arguments={"title": "{filename} %y-%mo-%d %rx{8}", "size": "{select:small|large}", "note": "{prompt:Note|hi}"},
        URL="https://i.shots.example/{json:files[0].id}.{json:files[0].ext}",
        ThumbnailURL="https://i.shots.example/t/{json:files[0].id}",
        DeletionURL="{json:files[0].delete}",
        ErrorMessage="{json:error.message}",
    ),
    "plain text": current(URL="{response}"),
    "no URL": current(URL=...),
    "redirect": current(URL="{responseurl}"),
    "header": current(URL="{header:Location}"),
    "xml": current(URL="{xml:/files/file[1]/url}"),
    "pattern": current(URL='{regex:href="(?<link>[^"]+)"|link}'),
    "pattern with braces": current(URL=r"{regex:id=([0-9a-f]\{8\})|1}"),
    "pattern in a header": current(URL="https://shots.example/{regex:{header:Refresh}|url=/(.+)|1}"),
    "random server": current("https://{random:s1|s2}.shots.example/up"),
    "binary": current(Body="Binary", FileFormName=..., RequestMethod="PUT", Parameters={"filename": "{filename}"}),
    "file host": current(DestinationType="FileUploader"),
    "basic": current(Headers={"Authorization": "Basic {base64:ada:s3cret-words}"}),
    "blank key": current(Parameters={"key": "<YOUR KEY HERE (https://shots.example/api)>"}),
    "key in the path": current("https://shots.example/hooks/18273645/aZ0-kJ8_uY7hT6gR5fE4dW3sQ2"),
    "name with other letters": current("https://bücher.example/up"),
    "own server": current("http://shots.example:8080/up"),
    "server left open": current("https://<YOUR_DOMAIN>/up", URL="https://<YOUR_DOMAIN>/{json:id}"),
    "old": dollars(RegexList=["(.+)\\n(.+)"], URL="https://shots.example/f?h=$regex:1|1$&d=$regex:1|2$"),
    "old random": dollars("https://$random:d1|d2$.shots.example/upload"),
    "old key": dollars(Arguments={"key": "YOUR_API_KEY", "gallery": None}),
    "ancient": ancient(RegexList=["\\/v\\/(?<code>\\w+)\\/"], URL="https://shots.example/v/$1,code$"),
    "ancient redirect": ancient(ResponseType="RedirectionURL"),
    "ancient location": ancient(ResponseType="LocationHeader"),
    "ancient headers": ancient(ResponseType="Headers", RegexList=["(?<=X-Link: ).+"], URL="$regex:1$"),
    "ancient fields": ancient(RequestFormat="FormData", Arguments={"_method": "put"}, URL="$json:direct_link$"),
}

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "text": (current(DestinationType="TextUploader"), "DestinationType"),
    "shortener": (current(DestinationType="URLShortener, URLSharingService"), "DestinationType"),
    "nothing says files": (ancient(FileFormName="", Arguments={"code": "$input$"}), "FileFormName"),
    "no address": (current("Webhook URL"), "RequestURL"),
    "no request url": (current(RequestURL=""), "RequestURL"),
    "ftp": (current("ftp://shots.example/up"), "RequestURL"),
    "json body": (current(Body="JSON", Data='{"url":"{input}"}'), "Body"),
    "xml body": (current(Body="XML", Data="<a/>"), "Body"),
    "form body": (current(Body="FormURLEncoded"), "Body"),
    "no body": (current(Body="None"), "Body"),
    "unknown body": (current(Body="Carrier pigeon"), "Body"),
    "get": (current(RequestMethod="GET"), "RequestMethod"),
    "unknown method": (current(RequestMethod="BREW"), "RequestMethod"),
    "no field for the file": (current(FileFormName=""), "FileFormName"),
    "calls without end": (current(URL="{json:" * 5000), "URL"),
    "server with a wrong name": (current("https://{select:a|b}.shots_.example/up"), "RequestURL"),
    "unknown function": (current(URL="{yaml:url}"), "URL"),
    "answer in the request": (current(Arguments={"a": "{json:url}"}), "Arguments.a"),
    "brace without partner": (current(URL="{json:url"), "URL"),
    "bar in the text": (current(URL="{json:url}|more"), "URL"),
    "dollar without partner": (dollars(URL="$json:url"), "URL"),
    "name of the person": (current(Arguments={"by": "%un"}), "Arguments.by"),
    "file of the computer": (current(Arguments={"by": "%rf{C:/words.txt}"}), "Arguments.by"),
    "pattern of .NET alone": (current(URL=r"{regex:[a-z-[aeiou]]+}"), "URL"),
    "back-reference": (current(URL=r"{regex:(['\"])(.+?)\\1|2}"), "URL"),
    "no such group": (current(URL="{regex:a(b)|2}"), "URL"),
    "no such pattern": (dollars(URL="$regex:1$"), "URL"),
    "bad path": (current(URL="{json:files[}"), "URL"),
    "bad xpath": (current(URL="{xml:/a[}"), "URL"),
    "json of a redirect": (ancient(ResponseType="RedirectionURL", URL="$json:url$"), "URL"),
    "secret in the link": (current(URL="https://shots.example/{json:id}?key=YOUR_KEY"), "URL"),
    "computed choices": (current(Arguments={"a": "{select:{filename}|b}"}), "Arguments.a"),
    "call in the name of a server": (current("https://{prompt:Where}.shots.example/up"), "RequestURL"),
}

LOSSES: dict[str, tuple[dict[str, Any], str]] = {
    "thumbnail": (current(ThumbnailURL="{yaml:t}"), "ThumbnailURL"),
    "deletion": (current(DeletionURL="https://shots.example/d/{json:id}?token=YOUR_TOKEN"), "DeletionURL"),
    "deletion with the token itself": (current(DeletionURL="https://shots.example/d?token=8a7f2c"), "DeletionURL"),
    "message": (current(ErrorMessage="Something went wrong"), "ErrorMessage"),
    "message in parts": (current(ErrorMessage="{json:code}: {json:text}"), "ErrorMessage"),
    "window": (current(Arguments={"a": "{outputbox:Title|{filename}}"}), "Arguments.a"),
    "header of the body": (current(Headers={"Content-Type": "multipart/form-data"}), "Headers.Content-Type"),
    "thumbnail that is no text": (current(ThumbnailURL=7), "ThumbnailURL"),
}
