use std::collections::HashSet;

/// Stands for the beginning of every id until the content is known: no text is written with it, for it is a control
/// character.
pub(super) const UNKNOWN: &str = "\u{1}";

/// Where the HTML will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A page of its own: every tag is used for what it means.
    Page,
    /// A notebook: only tags that sanitisers let through.
    Notebook,
}

/// Writes HTML: escapes all text, closes what it opens, keeps ids apart.
pub(super) struct Writer {
    out: String,
    place: Place,
    prefix: String,
    ids: HashSet<String>,
    /// Ids that come later for certain.
    promised: HashSet<String>,
}

/// Attributes of a tag, by name.
pub(super) type Attributes<'a> = [(&'static str, &'a str)];

impl Writer {
    /// A writer whose ids all begin with `prefix`, a plain name of this module's.
    pub(super) fn new(place: Place, prefix: &str) -> Self {
        Self {
            out: String::new(),
            place,
            prefix: prefix.to_owned(),
            ids: HashSet::new(),
            promised: HashSet::new(),
        }
    }

    /// The HTML.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Where the HTML will stand.
    pub(super) const fn place(&self) -> Place {
        self.place
    }

    /// An id for `name`; none where it was given out before.
    pub(super) fn new_id(&mut self, name: &str) -> Option<String> {
        let id = format!("{}-{name}", self.prefix);
        self.ids.insert(id.clone()).then_some(id)
    }

    /// Says that `name` will be given out, so that it can be linked to before.
    pub(super) fn promise(&mut self, name: &str) {
        self.promised.insert(format!("{}-{name}", self.prefix));
    }

    /// The link to `name`; none where that id was neither given out nor promised.
    pub(super) fn link_to(&self, name: &str) -> Option<String> {
        let id = format!("{}-{name}", self.prefix);
        (self.ids.contains(&id) || self.promised.contains(&id)).then(|| format!("#{id}"))
    }

    /// HTML that is written now and put in later with [`Self::raw`]; its ids are given out now.
    pub(super) fn aside(&mut self, content: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        content(self);
        std::mem::replace(&mut self.out, before)
    }

    /// An element with `content` inside.
    pub(super) fn within(
        &mut self,
        tag: &'static str,
        attributes: &Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        content(self);
        self.close(tag);
    }

    /// An element with nothing but text inside.
    pub(super) fn element(&mut self, tag: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.within(tag, attributes, |writer| writer.text(text));
    }

    /// A link with text inside; the text alone where there is no target.
    pub(super) fn link(&mut self, target: Option<&str>, class: &str, text: &str) {
        match target {
            Some(target) => self.element("a", &[("class", class), ("href", target)], text),
            None => self.element("span", &[("class", class)], text),
        }
    }

    /// Opens an element; [`Self::close`] with the same tag closes it.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &Attributes<'_>) {
        let (outer, bold) = self.tags(tag);
        if let Some(outer) = outer {
            self.out.push('<');
            self.out.push_str(outer);
            // A heading that is none keeps the looks of one.
            if bold && tag.starts_with('h') && !attributes.iter().any(|(name, _)| *name == "class")
            {
                self.out.push_str(" class=\"cw-");
                self.out.push_str(tag);
                self.out.push('"');
            }
            for (name, value) in attributes {
                self.out.push(' ');
                self.out.push_str(name);
                self.out.push_str("=\"");
                // Where the content gives the ids their beginning later, it stands for itself in ids and nowhere else.
                let value = match value.split_once(UNKNOWN) {
                    Some((before @ ("" | "#"), rest)) if matches!(*name, "id" | "href") => {
                        self.out.push_str(before);
                        self.out.push_str(UNKNOWN);
                        rest
                    }
                    _ => value,
                };
                escape(&mut self.out, value);
                self.out.push('"');
            }
            self.out.push('>');
        }
        if bold {
            self.out.push_str("<b>");
        }
    }

    /// Closes an element.
    pub(super) fn close(&mut self, tag: &'static str) {
        let (outer, bold) = self.tags(tag);
        if bold {
            self.out.push_str("</b>");
        }
        if let Some(outer) = outer {
            self.out.push_str("</");
            self.out.push_str(outer);
            self.out.push('>');
        }
        if matches!(
            tag,
            "p" | "tr" | "table" | "h1" | "h2" | "h3" | "section" | "li" | "div" | "head"
        ) {
            self.out.push('\n');
        }
    }

    /// The tag to write for `tag` in this place, and whether its content is set in bold for want of a better tag.
    fn tags(&self, tag: &'static str) -> (Option<&'static str>, bool) {
        if self.place == Place::Page {
            return (Some(tag), false);
        }
        match tag {
            "h1" | "h2" | "h3" => (Some("div"), true),
            "th" => (Some("td"), true),
            "section" | "header" | "footer" | "nav" | "p" => (Some("div"), false),
            "ins" | "del" => (Some("span"), false),
            "thead" | "tbody" => (None, false),
            tag => (Some(tag), false),
        }
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// A line break.
    pub(super) fn line_break(&mut self) {
        self.out.push_str("<br>");
    }

    /// HTML written in this module, never anything from a record.
    pub(super) fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }
}

/// Writes `text` so that it is never markup; control characters, which HTML forbids, as U+FFFD.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_never_become_markup() {
        let mut writer = Writer::new(Place::Page, "x");
        writer.element("b", &[("title", "\"><script>")], "<i>&\0");
        assert_eq!(
            writer.finish(),
            "<b title=\"&quot;&gt;&lt;script&gt;\">&lt;i&gt;&amp;\u{fffd}</b>"
        );
    }

    #[test]
    fn a_notebook_gets_only_tags_that_sanitisers_pass() {
        let mut writer = Writer::new(Place::Notebook, "x");
        writer.within("tbody", &[], |body| {
            body.within("tr", &[], |row| row.element("th", &[("class", "k")], "name"));
        });
        assert_eq!(writer.finish(), "<tr><td class=\"k\"><b>name</b></td></tr>\n");
    }

    #[test]
    fn what_stands_for_an_id_is_written_in_ids_alone() {
        let mut writer = Writer::new(Place::Notebook, UNKNOWN);
        let id = writer.new_id("q1").expect("it is new");
        writer.element("a", &[("id", &id), ("href", "#\u{1}-q1"), ("title", "\u{1}")], "\u{1}");
        assert_eq!(
            writer.finish(),
            "<a id=\"\u{1}-q1\" href=\"#\u{1}-q1\" title=\"\u{fffd}\">\u{fffd}</a>"
        );
    }

    #[test]
    fn an_id_is_given_out_once() {
        let mut writer = Writer::new(Place::Page, "cw");
        assert_eq!(writer.link_to("q1"), None);
        assert_eq!(writer.new_id("q1").as_deref(), Some("cw-q1"));
        assert_eq!(writer.new_id("q1"), None);
        assert_eq!(writer.link_to("q1").as_deref(), Some("#cw-q1"));
    }
}
