//! A small checker of HTML: tags balanced, ids unique, links met.

use std::collections::HashSet;

/// Tags that a page of crosswire uses.
pub(crate) const KNOWN: [&str; 35] = [
    "html", "head", "meta", "title", "style", "body", "div", "header", "section", "footer", "h1",
    "h2", "h3", "p", "a", "b", "span", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
    "ins", "del", "br", "nav", "em", "!doctype", "sup", "svg", "rect", "circle",
];
const EMPTY: [&str; 3] = ["meta", "br", "!doctype"];

/// Panics where `html` is not well formed.
pub(crate) fn check(html: &str) {
    assert_eq!(problem(html), None);
}

/// Whether several fragments can stand in one page.
pub(crate) fn check_together(fragments: &[&str]) -> Result<(), String> {
    problem(&fragments.concat()).map_or(Ok(()), Err)
}

/// The first thing that is wrong.
pub(crate) fn problem(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    let mut ids = HashSet::new();
    while let Some(place) = rest.find('<') {
        let Some(end) = rest[place..].find('>') else {
            return Some(format!("no > after {:.40}", &rest[place..]));
        };
        let tag = &rest[place + 1..place + end];
        rest = &rest[place + end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Some(format!("</{name}> closes what is not open"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if attributes.matches('"').count() % 2 == 1 {
            return Some(format!("odd quotation marks in <{tag}>"));
        }
        if let Some(id) = value(attributes, "id")
            && !ids.insert(id.to_owned())
        {
            return Some(format!("id {id} twice"));
        }
        if !EMPTY.contains(&name) {
            open.push(name.to_owned());
        }
        if name == "style" {
            rest = &rest[rest.find("</style>")?..];
        }
    }
    if !open.is_empty() {
        return Some(format!("not closed: {open:?}"));
    }
    links(html)
        .into_iter()
        .find(|link| !ids.contains(*link))
        .map(|link| format!("#{link} leads nowhere"))
}

/// Names of the tags that are opened.
pub(crate) fn tags(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .filter(|tag| !tag.starts_with('/'))
        .map(|tag| tag.split([' ', '>']).next().unwrap_or_default().to_owned())
        .collect()
}

/// Every id.
pub(crate) fn ids(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|tag| value(tag.split('>').next()?, "id")).collect()
}

fn links(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|tag| value(tag.split('>').next()?, "href")?.strip_prefix('#'))
        .collect()
}

fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let from = attributes
        .find(&format!(" {name}=\""))
        .map(|place| place + name.len() + 3)
        .or_else(|| attributes.starts_with(&format!("{name}=\"")).then_some(name.len() + 2))?;
    attributes[from..].split('"').next()
}

/// What a reader sees: tags and style dropped, entities decoded, white space single.
pub(crate) fn text(html: &str) -> String {
    let body = html.rsplit_once("</style>").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a strict sanitiser leaves: no style sheet, picture, class, id or link, all the words.
pub(crate) fn sanitised(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(place) = rest.find('<') {
        out.push_str(&rest[..place]);
        let end = place + rest[place..].find('>').expect("a tag ends");
        let tag = &rest[place..=end];
        rest = &rest[end + 1..];
        for dropped in ["style", "svg"] {
            if tag.starts_with(&format!("<{dropped}")) {
                let close = format!("</{dropped}>");
                rest = &rest[rest.find(&close).expect("it is closed") + close.len()..];
            }
        }
        if !tag.starts_with("<style") && !tag.starts_with("<svg") {
            out.push_str(tag.split(' ').next().expect("a name").trim_end_matches('>'));
            out.push('>');
        }
    }
    out + rest
}
