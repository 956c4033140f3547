"""Moving over from other programs: what they keep on the disk, read without changing it, and taken in here.

`imxuploader` and `connie` describe and read the formats; `service` makes previews and runs the import.
"""
