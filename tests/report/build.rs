//! Builds comparisons by hand from invented texts.

use crosswire::{
    record::{
        Article, ByteSpan, Comparison, Coverage, CoverageKind, Cut, Diagnostic, Doc, Edit,
        EditKind, EditOp, Entity, List, Mention, MentionKind, Number, Quote, QuoteKind, QuoteMatch,
        QuoteMember, QuoteRelation, SegmentKind, SegmentSpan, Span,
    },
    text,
};
use std::sync::Arc;

/// A comparison in the making.
pub(crate) struct Builder {
    pub(crate) docs: Vec<Doc>,
    quotes: Vec<QuoteMatch>,
    coverage: Vec<Coverage>,
    diagnostics: Vec<Diagnostic>,
    /// Facts, labels and all that has a section of its own.
    pub(crate) more: Comparison,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            docs: Vec::new(),
            quotes: Vec::new(),
            coverage: Vec::new(),
            diagnostics: Vec::new(),
            more: Comparison::default(),
        }
    }

    pub(crate) fn doc(&mut self, id: &str, text: &str) {
        let article = Article { id: id.to_owned(), ..Article::new(text) };
        let mut segmentation = text::segmentation(text);
        // The segments are set by hand, so that the reports do not depend on the rules that find them.
        segmentation.segments.clear();
        segmentation.sentences.clear();
        self.docs.push(Doc {
            offsets: crosswire::record::Offsets::new(text),
            diagnostics: Vec::new(),
            segmentation,
            article: Arc::new(article),
            regions: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            quantities: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
        });
    }

    pub(crate) fn place(&self, doc: usize, words: &str) -> Span {
        let text = self.docs[doc].text();
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} in {text:?}"));
        self.docs[doc].span(ByteSpan::new(start, start + words.len()))
    }

    pub(crate) fn segment(
        &mut self,
        doc: usize,
        words: &str,
        kind: SegmentKind,
        rule: &'static str,
    ) {
        let Span { start, end, .. } = self.place(doc, words);
        let span = self.docs[doc].bytes(start, end);
        self.docs[doc].segmentation.segments.push(SegmentSpan { span, kind, rule: rule.into() });
    }

    pub(crate) fn quote(&mut self, doc: usize, words: &str, speaker: &str) {
        let Span { start, end, .. } = self.place(doc, words);
        self.quote_at(doc, start, end, speaker);
        let said = self.docs[doc].text().find(" said");
        if let Some(said) = said {
            let cue = self.docs[doc].span(ByteSpan::new(said + 1, said + 5));
            self.docs[doc].quotes.last_mut().expect("just pushed").cue = Some(cue);
        }
    }

    fn quote_at(&mut self, doc: usize, start: u32, end: u32, speaker: &str) {
        let doc = &mut self.docs[doc];
        let text = if start <= end { doc.span(doc.bytes(start, end)).text } else { String::new() };
        doc.quotes.push(Quote {
            id: doc.quotes.len() as u32,
            parts: vec![Span { start, end, text: text.clone() }].into(),
            start,
            end,
            text,
            kind: QuoteKind::Direct,
            source: None,
            speaker: None,
            speaker_name: Some(speaker.to_owned()),
            cue: None,
            addressee: None,
            via: None,
            parent: None,
            negated: false,
            belief: false,
            closed: true,
            rule: "cue-after".into(),
            score: Number::new(0.9),
        });
    }

    pub(crate) fn mention(&mut self, doc: usize, words: &str, kind: MentionKind) {
        let Span { start, end, text } = self.place(doc, words);
        self.mention_at(doc, start, end, text, kind);
    }

    fn mention_at(&mut self, doc: usize, start: u32, end: u32, text: String, kind: MentionKind) {
        let doc = &mut self.docs[doc];
        let mention = Mention {
            start,
            end,
            text: text.clone(),
            kind,
            entity: doc.entities.len() as u32,
            title: None,
            rule: "title-name".into(),
            score: Number::new(0.95),
        };
        doc.entities.push(Entity {
            id: doc.entities.len() as u32,
            name: text,
            kind,
            aliases: List::default(),
            roles: List::default(),
            mentions: vec![mention.clone()].into(),
        });
        doc.mentions.push(mention);
    }

    /// Groups quotations given as (report, quotation); the first is the fullest version.
    pub(crate) fn matched(&mut self, members: &[(usize, usize)]) {
        let members: Vec<QuoteMember> = members
            .iter()
            .enumerate()
            .map(|(place, &(doc, quote))| {
                let article = self.docs[doc].article.id.clone();
                let quote = &self.docs[doc].quotes[quote];
                QuoteMember {
                    article,
                    quote: Some(quote.id),
                    start: quote.start,
                    end: quote.end,
                    text: quote.text.clone(),
                    speaker_name: quote.speaker_name.clone(),
                    relation: (place > 0).then_some(QuoteRelation::Identical),
                    cut: None,
                    edits: List::default(),
                    score: Number::new(1.0),
                }
            })
            .collect();
        let same = members.iter().all(|member| member.speaker_name == members[0].speaker_name);
        self.quotes.push(QuoteMatch {
            id: self.quotes.len() as u32,
            speaker_name: members[0].speaker_name.clone(),
            relation: if members.len() > 1 {
                QuoteRelation::Identical
            } else {
                QuoteRelation::OnlyOne
            },
            same_speaker: Some(same),
            reference: 0,
            members: members.into(),
            rule: "words".into(),
        });
    }

    fn change(&mut self, quote: usize, member: usize, change: impl FnOnce(&mut QuoteMember)) {
        let mut members: Vec<QuoteMember> = self.quotes[quote].members.to_vec();
        change(&mut members[member]);
        self.quotes[quote].members = members.into();
    }

    pub(crate) fn relation(
        &mut self,
        quote: usize,
        member: usize,
        relation: QuoteRelation,
        cut: Option<Cut>,
    ) {
        self.change(quote, member, |member| {
            member.relation = Some(relation);
            member.cut = cut;
        });
        self.quotes[quote].relation = relation;
    }

    /// An edit of a version: `reference` became `words`; a deletion is put before the word `words`.
    pub(crate) fn edit(
        &mut self,
        quote: usize,
        member: usize,
        op: EditOp,
        kind: EditKind,
        reference: &str,
        words: &str,
    ) {
        self.change(quote, member, |member| {
            let byte = member.text.find(words).unwrap_or_else(|| panic!("{words:?}"));
            let start = member.start + member.text[..byte].chars().count() as u32;
            let length = if op == EditOp::Delete { 0 } else { words.chars().count() as u32 };
            let mut edits = member.edits.to_vec();
            edits.push(Edit {
                op,
                kind,
                reference: if op == EditOp::Insert { String::new() } else { reference.to_owned() },
                text: if op == EditOp::Delete { String::new() } else { words.to_owned() },
                reference_start: 0,
                reference_end: 0,
                start,
                end: start + length,
            });
            edits.sort_by_key(|edit| edit.start);
            member.edits = edits.into();
        });
    }

    pub(crate) fn covered(
        &mut self,
        kind: CoverageKind,
        key: &str,
        entity_kind: Option<MentionKind>,
        counts: &[u32],
    ) {
        let articles = counts.iter().filter(|&&count| count > 0).count() as u32;
        for (doc, &count) in self.docs.iter().zip(counts) {
            self.coverage.push(Coverage {
                kind,
                key: key.to_owned(),
                entity_kind,
                quote: None,
                article: doc.article.id.clone(),
                present: count > 0,
                count,
                articles,
                spans: List::default(),
            });
        }
    }

    pub(crate) fn diagnostic(&mut self, doc: usize, code: &'static str, message: &str) {
        self.docs[doc].diagnostics.push(Diagnostic {
            code: code.into(),
            message: message.to_owned(),
            start: Some(1),
            end: Some(2),
        });
    }

    /// Quotations, names and segments at places that nothing in the text suggests.
    pub(crate) fn marks_anywhere(&mut self, marks: &[(u32, u32, usize)], name: &str) {
        for &(start, end, what) in marks {
            let doc = what % self.docs.len();
            match what {
                0 | 1 => {
                    self.quote_at(doc, start, end, name);
                    let quote = self.docs[doc].quotes.len() - 1;
                    self.matched(&[(doc, quote)]);
                }
                2 => self.mention_at(doc, start, end, name.to_owned(), MentionKind::Person),
                _ => self.diagnostic(doc, "odd", name),
            }
        }
        if self.quotes.len() > 1 {
            let members: Vec<QuoteMember> =
                self.quotes.iter().flat_map(|quote| quote.members.to_vec()).collect();
            self.quotes[0].members = members.into();
            self.quotes[0].same_speaker = Some(false);
        }
        self.covered(CoverageKind::Speaker, name, None, &[1, 0]);
    }

    pub(crate) fn finish(self) -> Comparison {
        Comparison {
            docs: self.docs.into_iter().map(Arc::new).collect(),
            quotes: self.quotes,
            coverage: self.coverage,
            diagnostics: self.diagnostics,
            ..self.more
        }
    }
}

/// Three invented reports on an invented ferry.
pub(crate) fn ferry() -> Comparison {
    let mut builder = Builder::new();
    builder.doc(
        "Harbour Post",
        "Ærø Sound, Monday\n\n“We will not sail in this wind, whatever the owners say, and forty crew agree,” Mara Ilves said on the quay. She has led the crew of the Sund Line for nine years.\n\nMara Ilves. Photo: Harbour Post\n\n“Nobody asked us,” she added.\n\nThe owners did not answer.",
    );
    builder.doc(
        "Inland Mail",
        "\"We will sail in this wind,\" Tom Reyk said. The ferry lies in Ærø Sound.\n\nAdvertisement\n\n\"Trade comes first,\" he told the Inland Mail.",
    );
    builder.doc(
        "Night Wire",
        "Mara Ilves said: \"We will not sail in this wind, whatever the owners say, and fourteen crew agree.\"\n\n\"Trade comes first,\" Tom Reyk said.",
    );
    builder.segment(0, "Ærø Sound, Monday", SegmentKind::Dateline, "place-day");
    builder.segment(0, "“We will not sail in this wind, whatever the owners say, and forty crew agree,” Mara Ilves said on the quay. She has led the crew of the Sund Line for nine years.", SegmentKind::Body, "prose");
    builder.segment(0, "Mara Ilves. Photo: Harbour Post", SegmentKind::Caption, "photo-credit");
    builder.segment(
        0,
        "“Nobody asked us,” she added.\n\nThe owners did not answer.",
        SegmentKind::Body,
        "prose",
    );
    builder.quote(
        0,
        "“We will not sail in this wind, whatever the owners say, and forty crew agree,”",
        "Mara Ilves",
    );
    builder.quote(0, "“Nobody asked us,”", "Mara Ilves");
    builder.quote(1, "\"We will sail in this wind,\"", "Tom Reyk");
    builder.quote(1, "\"Trade comes first,\"", "Tom Reyk");
    builder.quote(
        2,
        "\"We will not sail in this wind, whatever the owners say, and fourteen crew agree.\"",
        "Mara Ilves",
    );
    builder.quote(2, "\"Trade comes first,\"", "Tom Reyk");
    builder.mention(0, "Mara Ilves", MentionKind::Person);
    builder.mention(0, "Sund Line", MentionKind::Org);
    builder.mention(1, "Ærø Sound", MentionKind::Loc);
    builder.matched(&[(0, 0), (1, 0), (2, 0)]);
    builder.relation(0, 1, QuoteRelation::Truncated, Some(Cut::Silent));
    builder.relation(0, 2, QuoteRelation::Edited, None);
    builder.edit(0, 1, EditOp::Delete, EditKind::Negation, "not", "sail");
    builder.edit(
        0,
        1,
        EditOp::Delete,
        EditKind::ContentWord,
        "whatever the owners say, and forty crew agree",
        ",\"",
    );
    builder.edit(0, 2, EditOp::Replace, EditKind::Number, "forty", "fourteen");
    builder.edit(0, 2, EditOp::Replace, EditKind::Glyph, ",”", ".\"");
    builder.matched(&[(0, 1)]);
    builder.matched(&[(1, 1), (2, 1)]);
    builder.covered(CoverageKind::Speaker, "Mara Ilves", None, &[2, 0, 1]);
    builder.covered(CoverageKind::Speaker, "Tom Reyk", None, &[0, 2, 1]);
    builder.covered(CoverageKind::Entity, "Mara Ilves", Some(MentionKind::Person), &[1, 0, 1]);
    builder.covered(CoverageKind::Entity, "Sund Line", Some(MentionKind::Org), &[1, 0, 0]);
    builder.covered(CoverageKind::Entity, "Ærø Sound", Some(MentionKind::Loc), &[0, 1, 0]);
    builder.diagnostic(1, "unclosed-quotation", "a mark stays open to the end of its paragraph");
    builder.finish()
}
