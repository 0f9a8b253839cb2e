//! Links to other reports.

use super::{beginning::may_begin_furniture, shape::Shape};
use regex::Regex;
use std::sync::LazyLock;

/// A label of links alone in its paragraph: the titles follow in the next ones.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\[(]?(?:read more(?: here)?|read (?:also|next|this next)|also read|related(?: (?:stories|articles|coverage|content|links?|news|topics|reading|posts))?|see also|see related|more (?:on|about|from|in) [^.!?:;]+|more (?:stories|news|coverage|like this|to read)|further reading|recommended(?: (?:stories|reading|for you))?|you (?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed)|trending(?: now)?|top stories|what to read next|don[’']t miss|also from [^.!?:;]+|more on this(?: story)?|latest (?:news|stories)|popular now|editor[’']?s[’']? picks?|watch|listen)[\])]? ?(?::|\.{3}|…)?$")
        .expect("a valid pattern")
});

/// A label and a title in one paragraph.
pub(super) static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:[\[(] ?)?(?:",
        r"(?i:read more|read also|also read|read next|related|see related|see also|related (?:article|story|coverage)|more on this|watch(?: now| live)?|listen|click here) ?[:|]",
        r"|(?i:also on politico)(?-u:\b)",
        r"|JUST WATCHED(?-u:\b)",
        r"|(?:Read More|READ MORE) [A-ZÀ-Þ]",
        r"|(?i:click here (?:for|to)(?-u:\b))",
        r"|(?i:read more (?:on|about|from|at|in|here|stories)(?-u:\b))",
        r")",
    ))
    .expect("a valid pattern")
});

/// `Special coverage: …`, `Full special coverage: …`.
static SPECIAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\[(] ?)?(?:[A-ZÀ-Þ][^\s:]+ )?(?i:special coverage):")
        .expect("a valid pattern")
});

/// Labels that may also head an entry of the report itself: what follows them must not end like a sentence.
static HEADED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:READ|Read|More|MORE|See|SEE|WATCH|PHOTOS|VIDEO|ALSO|Opinion|Analysis|Perspective|Tracker|Fact check|Column|Graphics?|Poll|Live updates|Timeline) ?: ?[A-ZÀ-Þ0-9'‘“\x22]")
        .expect("a valid pattern")
});

/// `… Read more` at the end of a title.
static TRAILING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[^.!?:,;]\s(?:Read more|READ MORE|Read More)(?: »| ›| >)?$")
        .expect("a valid pattern")
});

/// Most words of a title that follows a label.
const TITLE_WORDS: usize = 22;

/// Whether the paragraph is a label whose links follow.
pub(super) fn label(shape: &Shape<'_>) -> bool {
    shape.words <= 8 && !shape.quoted && LABEL.is_match(shape.lower) && labelled(shape)
}

/// A bare `Watch` or `More about him` could be a crosshead: without a colon only what names links counts.
fn labelled(shape: &Shape<'_>) -> bool {
    let open = ["more ", "watch", "listen", "also from", "don"]
        .iter()
        .any(|start| shape.lower.starts_with(start));
    !open
        || shape.text.ends_with([':', '.', '…'])
        || shape.lower.starts_with("more on this")
        || shape.lower.starts_with("more stories")
        || shape.lower.starts_with("more news")
}

/// Whether the paragraph holds a label and a title.
pub(super) fn inline(shape: &Shape<'_>) -> bool {
    let sentence = shape.finished && !shape.text.ends_with(['?', '!']);
    let labelled = || {
        (may_begin_furniture(shape.lower) && INLINE.is_match(shape.text))
            || (shape.hinted && SPECIAL.is_match(shape.text))
            || (!sentence && HEADED.is_match(shape.text))
    };
    (shape.words <= 34 && labelled())
        || (shape.words <= 40 && !shape.quoted && !shape.finished && TRAILING.is_match(shape.text))
}

/// Whether the paragraph could be a title after a label.
pub(super) fn title(shape: &Shape<'_>) -> bool {
    shape.words >= 2
        && shape.words <= TITLE_WORDS
        && !shape.text.ends_with(['.', ',', ';', ':'])
        && (!shape.finished || (shape.text.ends_with('?') && !shape.quoted))
}
