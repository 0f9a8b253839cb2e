//! Reports with quotations marked by hand, and looking things up in what is compared.

use crosswire::{
    CompareOptions, compare,
    record::{
        Article, Doc, Edit, EditKind, EditOp, Entity, List, Mention, MentionKind, Number, Offsets,
        Quote, QuoteKind, QuoteMatch, QuoteMember, Span,
    },
    text,
};
use std::sync::Arc;

/// A report marked by hand.
pub(crate) struct Report {
    pub(crate) doc: Doc,
    from: usize,
}

impl Report {
    pub(crate) fn new(id: &str, words: &str) -> Self {
        let doc = Doc {
            offsets: Offsets::new(words),
            article: Arc::new(Article { id: id.to_owned(), ..Article::new(words) }),
            segmentation: text::segmentation(words),
            regions: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            quantities: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            diagnostics: Vec::new(),
        };
        Self { doc, from: 0 }
    }

    /// Marks the next place where the parts stand, in order, as a quotation.
    pub(crate) fn said(self, speaker: &str, parts: &[&str]) -> Self {
        self.quoted(speaker, parts, QuoteKind::Direct)
    }

    pub(crate) fn fragment(self, speaker: &str, words: &str) -> Self {
        self.quoted(speaker, &[words], QuoteKind::Mixed)
    }

    pub(crate) fn quoted(mut self, speaker: &str, parts: &[&str], kind: QuoteKind) -> Self {
        let text = self.doc.article.text.clone();
        let parts: Vec<Span> = parts
            .iter()
            .map(|part| {
                let start =
                    self.from + text[self.from..].find(part).expect("the words stand in the text");
                self.from = start + part.len();
                self.span(start, self.from)
            })
            .collect();
        let (start, end) = (parts[0].start, parts[parts.len() - 1].end);
        let whole = self.doc.bytes(start, end).of(&text).to_owned();
        self.doc.quotes.push(Quote {
            id: self.doc.quotes.len() as u32,
            start,
            end,
            text: whole,
            parts: parts.into(),
            kind,
            source: None,
            speaker: None,
            speaker_name: (!speaker.is_empty()).then(|| speaker.to_owned()),
            cue: None,
            addressee: None,
            via: None,
            parent: None,
            negated: false,
            belief: false,
            closed: true,
            rule: "by-hand".into(),
            score: Number::new(1.0),
        });
        self
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let text = &self.doc.article.text;
        Span {
            start: text[..start].chars().count() as u32,
            end: text[..end].chars().count() as u32,
            text: text[start..end].to_owned(),
        }
    }

    /// Names something: every place where one of the forms stands, the fullest form first.
    pub(crate) fn names(mut self, kind: MentionKind, forms: &[&str], roles: &[&str]) -> Self {
        let id = self.doc.entities.len() as u32;
        let mut mentions: Vec<Mention> = Vec::new();
        for form in forms {
            for (place, _) in self.doc.article.text.match_indices(form) {
                let Span { start, end, text } = self.span(place, place + form.len());
                if !mentions.iter().any(|known| known.start <= start && end <= known.end) {
                    let (title, score) = (None, Number::new(1.0));
                    let rule = "by-hand".into();
                    mentions.push(Mention {
                        start,
                        end,
                        text,
                        kind,
                        entity: id,
                        title,
                        rule,
                        score,
                    });
                }
            }
        }
        let list = |forms: &[&str]| forms.iter().map(|&form| form.to_owned()).collect::<List<_>>();
        self.doc.mentions.extend(mentions.iter().cloned());
        self.doc.mentions.sort_by_key(|mention| mention.start);
        self.doc.entities.push(Entity {
            id,
            name: forms[0].to_owned(),
            kind,
            aliases: list(&forms[1..]),
            roles: list(roles),
            mentions: mentions.into(),
        });
        self
    }

    pub(crate) fn done(self) -> Arc<Doc> {
        Arc::new(self.doc)
    }
}

/// A report that is one quotation in straight marks with its speaker.
pub(crate) fn one(id: &str, words: &str, speaker: &str) -> Arc<Doc> {
    Report::new(id, &format!("\"{words}\" {speaker} said.")).said(speaker, &[words]).done()
}

pub(crate) fn matches(docs: &[Arc<Doc>]) -> Vec<QuoteMatch> {
    compare(docs, &CompareOptions::default()).quotes
}

pub(crate) fn about<'a>(found: &'a [QuoteMatch], words: &str) -> &'a QuoteMatch {
    found
        .iter()
        .find(|found| found.members.iter().any(|member| member.text.contains(words)))
        .unwrap_or_else(|| panic!("no match holds {words:?}"))
}

pub(crate) fn of<'a>(found: &'a QuoteMatch, article: &str) -> &'a QuoteMember {
    found
        .members
        .iter()
        .find(|member| member.article == article)
        .unwrap_or_else(|| panic!("no member of {article}"))
}

pub(crate) fn told(edits: &[Edit]) -> Vec<(EditOp, EditKind, &str, &str)> {
    edits
        .iter()
        .map(|edit| (edit.op, edit.kind, edit.reference.as_str(), edit.text.as_str()))
        .collect()
}
