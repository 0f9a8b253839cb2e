//! What a picture shows, and whose picture it is.

use super::shape::Shape;
use crate::record::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// `Photo: Reuters`, `(Photo by Jane Roe/Getty Images)`, `(Jane Roe/AP)`, `| AP Photo` at the end of a paragraph.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:",
        r"(?:^|[\s.(\[])(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?|[Ii]llustration|[Vv]ideo|[Cc]redits?|[Ss]ource photo)(?: [Cc]redits?| [Ss]ource)?(?: ?: ?| by | courtesy of )\p{Lu}[^.!?\n]{1,70}(?:\.\w{2,3})?[)\]]?",
        r"|[(\[](?:[^()\[\]\n]{0,40} )?(?:[Pp]hotos?|PHOTO|[Ff]ile [Pp]hoto|[Ii]mages?)(?:[ :/][^()\[\]\n]{0,60})?[)\]]",
        r"|[(\[]?\p{Lu}[\w.\-’']*(?: \p{Lu}[\w.\-’']*){0,4} ?/ ?(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Shutterstock|Associated Press|The Associated Press|Xinhua|TASS|Anadolu(?: Agency)?|NurPhoto|UPI|NPR|POLITICO|Pool)(?: [\w/ ]{0,30})?[)\]]?",
        r"|[|–—] ?(?:AP|AFP|EPA|PA|Reuters|Getty)(?: [Pp]hotos?| [Ii]mages?)?",
        r"|(?:AP|AFP|Reuters|Getty|EPA|PA) (?:[Pp]hotos?|[Ii]mages?)(?: ?/ ?\p{Lu}[^.!?\n]{1,50})?",
        r")[.)\]]?\s*$",
    ))
    .expect("a valid pattern")
});

/// `Image source, Getty Images`, `Screenshot of …`, `FILE - …`, `Slideshow (3 Images)` at the start of a paragraph.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:",
        r"(?:FILE|File)(?: PHOTO| photo| image| picture)? ?[-–—:] ?",
        r"|(?:Image|Media|Photo|Picture|Video) (?:source|caption|copyright|credit)\b",
        r"|(?:Enlarge this image|Hide caption|Toggle caption|Media playback is unsupported)\b",
        r"|Slideshow \(\d+",
        r"|(?:prev )?Image \d+ of \d+",
        r"|(?:Facebook )?Twitter Pinterest\b",
        r"|(?:Photo|Photos|Image|Images|Picture|Photograph|Illustration|Caption|Credit|Photo by|Photograph by|Video by)(?::| by \p{Lu})",
        r"|(?i:\(? ?photos?:)",
        r")",
    ))
    .expect("a valid pattern")
});

/// `Screenshot of …`, `A screenshot from …` in a paragraph without final stop.
static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:An? )?(?i:screen ?shot|screen ?grab|screen capture|still|photo|photograph|picture|image|illustration|file photo)(?: (?:taken|made|provided|released))? (?:of|from|by|shows|showing)\b",
    )
    .expect("a valid pattern")
});

/// Longest caption with a credit at its end, in words.
const MOST_WORDS: usize = 90;

pub(super) fn rule(shape: &Shape<'_>) -> Option<&'static str> {
    let text = shape.text;
    if shape.words > MOST_WORDS || shape.quoted {
        return None;
    }
    if LEAD.is_match(text) {
        return Some("caption-lead");
    }
    if !shape.finished && shape.words <= 20 && SHOWN.is_match(text) {
        return Some("caption-shown");
    }
    if matches!(
        shape.lower.as_str(),
        "photo" | "photos" | "image" | "caption" | "video" | "close" | "[image]" | "[photo]"
    ) {
        return Some("caption-lead");
    }
    CREDIT.is_match(text).then_some("photo-credit")
}

/// A credit in brackets at the end of a paragraph too long for a caption: only the credit is one.
pub(super) fn trailing(shape: &Shape<'_>) -> Option<ByteSpan> {
    let text = shape.text;
    if !shape.long() || !text.ends_with([')', ']']) {
        return None;
    }
    let mut from = text.len().saturating_sub(120);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let open = from + text[from..].rfind(['(', '['])?;
    CREDIT.is_match(&text[open..]).then(|| ByteSpan::new(open, text.len()))
}
