"""The trained tagger: proposes names, cues, triggers and the roles that join them."""
