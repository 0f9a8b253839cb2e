//! What stands around the articles of a page of annotated articles.

/// Before the first. Whatever a text holds, the page fetches and runs nothing.
pub(super) const HEAD: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
    <meta name=\"color-scheme\" content=\"light dark\"><title>Annotated articles</title>\
    <style>body{margin:0;background:#fff}@media (prefers-color-scheme:dark){body{background:#15171a}}\
    body>.crosswire{max-width:60rem;margin:0 auto;padding:2rem 1rem}</style></head><body>\n";

/// After the last.
pub(super) const END: &str = "\n</body></html>\n";
