-- Copies for a host that found the images of a gallery too large.

ALTER TABLE gallery_hosts ADD COLUMN most_bytes INTEGER CHECK (most_bytes > 0);
