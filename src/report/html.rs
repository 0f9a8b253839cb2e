//! HTML that needs nothing but itself: no script, no outside link or font.
//!
//! [`page`] is a whole document for a browser. [`fragment`], [`doc()`] and [`table`] go into a page of somebody else's (a
//! notebook) and use only tags that its sanitiser lets through. In both, labels stand in the text, so that nothing is
//! said by colour or style alone.

mod annotated;
mod comparison;
mod coverage;
mod document;
mod picture;
mod quotation;
mod rows;
mod section;
mod writer;

use crate::record::{Comparison, Doc, fnv1a};
pub use rows::Cell;
use std::fmt::Write as _;
pub(crate) use writer::escape;
use writer::{Place, UNKNOWN, Writer};

/// Looks for whatever stands inside `.crosswire`.
const STYLE: &str = include_str!("report.css");
/// Looks for a page of its own.
const PAGE_STYLE: &str = "body{margin:0;background:#fff}@media (prefers-color-scheme:dark){body{background:#15171a}}\
    body>.crosswire{max-width:88rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,3rem) 4rem}\
    @media print{body>.crosswire{max-width:none;padding:0}}";

/// One offline page that lays the reports side by side; `title` heads it.
pub fn page(comparison: &Comparison, title: Option<&str>) -> String {
    whole(title.unwrap_or("Reports compared"), |body| comparison::write(body, comparison, title))
}

/// One article with everything marked, as an offline page; `title` or what it is called heads it.
pub fn doc_page(doc: &Doc, title: Option<&str>) -> String {
    let title =
        title.unwrap_or_else(|| doc.article.title.as_deref().unwrap_or(doc.article.label()));
    whole(title, |body| document::write(body, doc, None))
}

fn whole(title: &str, content: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new(Place::Page, "cw");
    writer.raw("<!doctype html>\n");
    writer.within("html", &[("lang", "en")], |page| {
        page.within("head", &[], |head| {
            head.raw("<meta charset=\"utf-8\">");
            head.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
            // Whatever a text holds, the page fetches and runs nothing.
            head.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            );
            head.raw("<meta name=\"color-scheme\" content=\"light dark\">");
            head.element("title", &[], title);
            head.raw(&format!("<style>{PAGE_STYLE}\n{STYLE}</style>"));
        });
        page.within("body", &[], |body| body.within("div", &[("class", "crosswire")], content));
    });
    writer.finish()
}

/// The same for a notebook cell: no page around it. The same comparison gives the same bytes; the ids of two different
/// ones do not meet.
pub fn fragment(comparison: &Comparison) -> String {
    inside(|writer| comparison::write(writer, comparison, None))
}

/// One article with its quotations, names and furniture marked, for a notebook cell. Of a text of more than `limit`
/// characters the first paragraphs are shown, and a note says how many more there are.
pub fn doc(doc: &Doc, limit: Option<usize>) -> String {
    inside(|writer| document::write(writer, doc, limit))
}

/// A picture for a notebook cell. Who does not see it, by a sanitiser or otherwise, has `words` and the table of its
/// numbers in its place.
pub fn picture<S: AsRef<str>>(
    svg: &str,
    words: &str,
    headers: &[S],
    rows: &[Vec<Cell>],
    total: usize,
) -> String {
    let size = |name: &str| {
        let after = svg.split_once(&format!(" {name}=\""));
        after.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let (width, height) = (size("width"), size("height"));
    let style = format!(
        "width:{width}px;aspect-ratio:{width}/{height};background-image:url('data:image/svg+xml,{}')",
        percent_encoded(svg)
    );
    inside(|writer| {
        let attributes = [("class", "cw-picture"), ("aria-hidden", "true"), ("style", &style)];
        writer.within("div", &attributes, |_| {});
        writer.within("div", &[("class", "cw-behind")], |writer| {
            writer.element("h3", &[], words);
            rows::write(writer, headers, rows, total);
        });
    })
}

/// One record for a notebook cell: the name of its class and its fields.
pub fn record<S: AsRef<str>>(class: &str, fields: &[(S, Cell)]) -> String {
    inside(|writer| rows::record(writer, class, fields))
}

/// The text as part of an address: everything but plain letters and digits as `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b' ' | b'=' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A table of records for a notebook cell: `rows` are its first of `total`, and it says where there are more.
pub fn table<S: AsRef<str>>(headers: &[S], rows: &[Vec<Cell>], total: usize) -> String {
    inside(|writer| rows::write(writer, headers, rows, total))
}

fn inside(content: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new(Place::Notebook, UNKNOWN);
    content(&mut writer);
    let content = writer.finish();
    // Ids come from what is shown: a page made twice has the same bytes, and different cells have different ids.
    let ids = format!("cw-{:016x}", fnv1a(content.as_bytes()));
    // A browser skips the marks of a comment there; a sanitiser that would write the style sheet out as text drops them
    // with all that is between them.
    let mut out = format!("<div class=\"crosswire\"><style><!--\n{STYLE}\n--></style>");
    out.push_str(&content.replace(UNKNOWN, &ids));
    out.push_str("</div>\n");
    out
}
