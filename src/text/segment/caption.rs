//! What a picture shows, and whose picture it is.

use super::{
    beginning::may_begin_furniture,
    shape::{LONGEST, Shape},
};
use crate::record::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// `Photo: Reuters`, `(Photo by Jane Roe/Getty Images)`, `(Jane Roe/AP)`, `| AP Photo` at the end of a paragraph.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:",
        r"(?:^|[\s.(\[])(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?|[Ii]llustration|[Vv]ideo|[Cc]redits?|[Ss]ource photo)(?: [Cc]redits?| [Ss]ource)?(?: ?: ?| by | courtesy of )[A-ZÀ-Þ][^.!?\n]+(?:\.[a-z]{2,3})?[)\]]?",
        r"|[(\[](?:[^()\[\]\n]* )?(?:[Pp]hotos?|PHOTO|[Ff]ile [Pp]hoto|[Ii]mages?)(?:[ :/][^()\[\]\n]*)?[)\]]",
        r"|[(\[]?[A-ZÀ-Þ][^\s/,;:()\[\]|]*(?: [A-ZÀ-Þ][^\s/,;:()\[\]|]*){0,4} ?/ ?(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Shutterstock|Associated Press|The Associated Press|Xinhua|TASS|Anadolu(?: Agency)?|NurPhoto|UPI|NPR|POLITICO|Pool)(?: [A-Za-z/ ]*)?[)\]]?",
        r"|[|–—] ?(?:AP|AFP|EPA|PA|Reuters|Getty)(?: [Pp]hotos?| [Ii]mages?)?",
        r"|(?:AP|AFP|Reuters|Getty|EPA|PA) (?:[Pp]hotos?|[Ii]mages?)(?: ?/ ?[A-ZÀ-Þ][^.!?\n]+)?",
        r")[.)\]]?\s*$",
    ))
    .expect("a valid pattern")
});

/// What every credit without a stroke or a bar holds: letters alone are looked for many at once.
static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("hoto|HOTO|mage|icture|redit|ideo|llustration|–|—").expect("a valid pattern")
});

/// What every credit holds: spares most paragraphs the search.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"hoto|HOTO|[Ii]mage|icture|[Cc]redit|[Vv]ideo|llustration|(?:AP|AFP|Reuters|Getty|EPA|PA)\W*$|[|–—] ?(?:AP|AFP|EPA|PA|Reuters|Getty)",
        r"|/ ?(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty|Bloom|Shutter|Assoc|The Assoc|Xinhua|TASS|Anadolu|NurPhoto|UPI|NPR|POLITICO|Pool)",
    ))
        .expect("a valid pattern")
});

/// `… in Iowa. | AP Photo`, where the name of a gallery or a link may follow.
static BAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r" \| (?:AP Photos?|AP|REUTERS|Reuters|AFP|EPA|PA|Getty(?: Images)?|(?:[A-ZÀ-Þ][^\s/,;:()\[\]|]* ){1,3}?[A-ZÀ-Þ][^\s/,;:()\[\]|]*/[A-Z][A-Za-z]+)(?-u:\b)")
        .expect("a valid pattern")
});

/// `Image source, Getty Images`, `Screenshot of …`, `FILE - …`, `Slideshow (3 Images)` at the start of a paragraph.
pub(super) static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:",
        r"(?:FILE|File)(?: PHOTO| photo| image| picture)? ?[-–—:] ?",
        r"|(?:Image|Media|Photo|Picture|Video) (?:source|caption|copyright|credit)(?-u:\b)",
        r"|(?:Enlarge this image|Hide caption|Toggle caption|Media playback is unsupported)(?-u:\b)",
        r"|Slideshow \([0-9]+",
        r"|(?:prev )?Image [0-9]+ of [0-9]+",
        r"|(?:Facebook )?Twitter Pinterest(?-u:\b)",
        r"|(?:Photo|Photos|Image|Images|Picture|Photograph|Illustration|Caption|Credit|Photo by|Photograph by|Video by)(?::| by [A-ZÀ-Þ])",
        r"|(?i:\(? ?photos?(?: gallery)?:)",
        r")",
    ))
    .expect("a valid pattern")
});

/// `Screenshot of …`, `A screenshot from …` in a paragraph without final stop.
static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:An? )?(?i:screen ?shot|screen ?grab|screen capture|still|photo|photograph|picture|image|illustration|file photo)(?: (?:taken|made|provided|released))? (?:of|from|by|shows|showing)(?-u:\b)",
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
    if may_begin_furniture(shape.lower) && LEAD.is_match(text) {
        return Some("caption-lead");
    }
    if !shape.finished && shape.words <= 20 && SHOWN.is_match(text) {
        return Some("caption-shown");
    }
    if matches!(
        shape.lower,
        "photo" | "photos" | "image" | "caption" | "video" | "close" | "[image]" | "[photo]"
    ) {
        return Some("caption-lead");
    }
    if text.contains('|') && BAR.is_match(text) {
        return Some("photo-credit");
    }
    let end = tail(text);
    let hinted = (memchr::memchr2(b'/', b'|', end.as_bytes()).is_some() || LETTERS.is_match(end))
        && HINT.is_match(end);
    (hinted && CREDIT.is_match(end)).then_some("photo-credit")
}

/// The last words of a paragraph, 160 bytes at most: no credit is longer.
fn tail(text: &str) -> &str {
    let Some(mut from) = text.len().checked_sub(160) else { return text };
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text[from..].find(' ').map_or("", |space| &text[from + space..])
}

/// A credit in brackets at the end of a paragraph too long for a caption: only the credit is one.
pub(super) fn trailing(text: &str) -> Option<ByteSpan> {
    if text.len() <= LONGEST || !text.ends_with([')', ']']) {
        return None;
    }
    let end = tail(text);
    let open = text.len() - end.len() + end.rfind(['(', '['])?;
    CREDIT.is_match(&text[open..]).then(|| ByteSpan::new(open, text.len()))
}
