//! Facts, labels and all that has a section of its own, built by hand.

use super::build::Builder;
use crosswire::record::{
    Comparison, Fact, FactKind, FactStatus, FactValue, Grain, Label, LabelKind, List, Number,
    Origin, Passage, Span, SpeakerShare, StatementMatch, StatementMember, StatementRelation,
    StatementVoice, TimelineRow, Voice,
};

/// A value: report, words, value, time it is of, voice, who says it.
type Told<'a> = (usize, &'a str, &'a str, Option<&'a str>, StatementVoice, Option<&'a str>);

impl Builder {
    pub(crate) fn fact(
        &mut self,
        kind: FactKind,
        slot: &str,
        (status, rule): (FactStatus, &'static str),
        values: &[Told<'_>],
    ) {
        let values: Vec<FactValue> = values
            .iter()
            .map(|&(doc, words, value, as_of, voice, speaker)| {
                let Span { start, end, text } = self.place(doc, words);
                FactValue {
                    article: self.docs[doc].article.id.clone(),
                    start,
                    end,
                    text,
                    value: value.to_owned(),
                    number: None,
                    high: None,
                    bound: None,
                    as_of: as_of.map(str::to_owned),
                    voice,
                    speaker_name: speaker.map(str::to_owned),
                    sentence_start: start,
                    sentence_end: end,
                }
            })
            .collect();
        let mut articles: Vec<&str> = values.iter().map(|value| value.article.as_str()).collect();
        articles.dedup();
        self.more.facts.push(Fact {
            id: self.more.facts.len() as u32,
            kind,
            slot: slot.to_owned(),
            about: List::default(),
            status,
            articles: articles.len() as u32,
            values: values.into(),
            rule: rule.into(),
        });
    }

    /// A label: in the outlet's voice, or quoted where `speaker` says it.
    pub(crate) fn label(
        &mut self,
        doc: usize,
        words: &str,
        subject: &str,
        speaker: Option<&str>,
        (loaded, contrast): (bool, Option<u32>),
    ) {
        let Span { start, end, text } = self.place(doc, words);
        self.more.labels.push(Label {
            id: self.more.labels.len() as u32,
            entity: Some(0),
            subject: subject.to_owned(),
            article: self.docs[doc].article.id.clone(),
            start,
            end,
            text,
            kind: if loaded { LabelKind::Evaluative } else { LabelKind::Role },
            voice: if speaker.is_some() { Voice::Quote } else { Voice::Outlet },
            speaker: speaker.map(str::to_owned),
            reported_by: None,
            loaded,
            contrast,
            rule: "apposition".into(),
        });
    }

    /// Words quoted and reported, for each report.
    pub(crate) fn share(&mut self, speaker: &str, words: &[(u32, u32)]) {
        let articles = words.iter().filter(|&&words| words != (0, 0)).count() as u32;
        for (doc, &(direct_words, indirect_words)) in self.docs.iter().zip(words) {
            self.more.speakers.push(SpeakerShare {
                speaker: speaker.to_owned(),
                entity: None,
                article: doc.article.id.clone(),
                written: List::default(),
                direct: u32::from(direct_words > 0),
                direct_words,
                indirect: u32::from(indirect_words > 0),
                indirect_words,
                share: Number::new(f64::from(direct_words + indirect_words) / 100.0),
                articles,
            });
        }
    }

    pub(crate) fn passage(&mut self, a: usize, b: usize, words: &str, quoted: bool) {
        self.more.passages.push(Passage {
            a: self.docs[a].article.id.clone(),
            a_span: self.place(a, words),
            b: self.docs[b].article.id.clone(),
            b_span: self.place(b, words),
            words: words.split_whitespace().count() as u32,
            quoted,
            credited: None,
        });
    }

    pub(crate) fn origin(&mut self, docs: &[usize], rule: &'static str) {
        self.more.origins.push(Origin {
            id: self.more.origins.len() as u32,
            articles: docs.iter().map(|&doc| self.docs[doc].article.id.clone()).collect(),
            credited: None,
            rule: rule.into(),
        });
    }

    /// Versions are (report, words, voice); the first is the fullest.
    pub(crate) fn statement(
        &mut self,
        relation: StatementRelation,
        versions: &[(usize, &str, StatementVoice)],
    ) {
        let members: List<StatementMember> = versions
            .iter()
            .enumerate()
            .map(|(place, &(doc, words, voice))| {
                let Span { start, end, text } = self.place(doc, words);
                StatementMember {
                    article: self.docs[doc].article.id.clone(),
                    start,
                    end,
                    text,
                    voice,
                    speaker_name: None,
                    quote: None,
                    relation: (place > 0).then_some(relation),
                    score: Number::new(1.0),
                }
            })
            .collect();
        self.more.statements.push(StatementMatch {
            id: self.more.statements.len() as u32,
            relation,
            reference: 0,
            articles: members.len() as u32,
            members,
            rule: "weighted-overlap".into(),
        });
    }

    pub(crate) fn dated(&mut self, date: &str, statement: u32, docs: &[usize], other: &[&str]) {
        let text = self.more.statements[statement as usize].members[0].text.clone();
        self.more.timeline.push(TimelineRow {
            date: date.to_owned(),
            grain: Grain::Day,
            statement,
            text,
            articles: docs.iter().map(|&doc| self.docs[doc].article.id.clone()).collect(),
            first_reported: None,
            conflicting: other.iter().map(|&date| date.to_owned()).collect(),
            rule: "dated-statement".into(),
        });
    }

    /// Facts, labels and all the rest at places and of articles that nothing in the texts suggests.
    pub(crate) fn sections_anywhere(&mut self, marks: &[(u32, u32, usize)], name: &str) {
        for (number, &(start, end, what)) in marks.iter().enumerate() {
            let article = match what {
                3 => "no such article".to_owned(),
                what => self.docs[what % self.docs.len()].article.id.clone(),
            };
            let id = if what == 2 { u32::MAX } else { number as u32 };
            self.more.facts.push(Fact {
                id,
                kind: FactKind::ALL[number % FactKind::ALL.len()],
                slot: name.to_owned(),
                about: vec![name.to_owned()].into(),
                status: FactStatus::ALL[(number + what) % FactStatus::ALL.len()],
                articles: 1,
                values: vec![FactValue {
                    article: article.clone(),
                    start,
                    end,
                    text: name.to_owned(),
                    value: name.to_owned(),
                    number: None,
                    high: None,
                    bound: None,
                    as_of: Some(name.to_owned()),
                    voice: StatementVoice::ALL[what % 3],
                    speaker_name: Some(name.to_owned()),
                    sentence_start: start,
                    sentence_end: end,
                }]
                .into(),
                rule: name.to_owned().into(),
            });
            self.more.labels.push(Label {
                id,
                entity: (what == 1).then_some(end),
                subject: name.to_owned(),
                article: article.clone(),
                start,
                end,
                text: name.to_owned(),
                kind: LabelKind::Description,
                voice: Voice::ALL[what % 2],
                speaker: (what == 0).then(|| name.to_owned()),
                reported_by: (what == 1).then(|| name.to_owned()),
                loaded: what == 2,
                contrast: (what > 0).then_some(start),
                rule: "apposition".into(),
            });
            self.more.speakers.push(SpeakerShare {
                speaker: name.to_owned(),
                entity: None,
                article: article.clone(),
                written: vec![name.to_owned()].into(),
                direct: u32::MAX,
                direct_words: u32::MAX,
                indirect: u32::MAX,
                indirect_words: u32::MAX,
                share: Number::new(1e9),
                articles: 1,
            });
            self.more_anywhere((start, end, what), number as u32, &article, name);
        }
    }

    fn more_anywhere(
        &mut self,
        (start, end, what): (u32, u32, usize),
        number: u32,
        article: &str,
        name: &str,
    ) {
        let span = Span { start, end, text: name.to_owned() };
        let id = if what == 2 { u32::MAX } else { number };
        self.more.passages.push(Passage {
            a: article.to_owned(),
            a_span: span.clone(),
            b: self.docs[0].article.id.clone(),
            b_span: span,
            words: u32::MAX,
            quoted: what == 2,
            credited: Some(name.to_owned()),
        });
        self.more.origins.push(Origin {
            id,
            articles: vec![article.to_owned(); what].into(),
            credited: Some(name.to_owned()),
            rule: "same-agency".into(),
        });
        self.more.statements.push(StatementMatch {
            id,
            relation: StatementRelation::ALL[what],
            reference: start,
            articles: end,
            members: vec![StatementMember {
                article: article.to_owned(),
                start,
                end,
                text: name.to_owned(),
                voice: StatementVoice::ALL[what % 3],
                speaker_name: Some(name.to_owned()),
                quote: Some(start),
                relation: Some(StatementRelation::ALL[what]),
                score: Number::new(1.0),
            }]
            .into(),
            rule: name.to_owned().into(),
        });
        self.more.timeline.push(TimelineRow {
            date: name.to_owned(),
            grain: Grain::Day,
            statement: number + start / 40,
            text: name.to_owned(),
            articles: vec![article.to_owned()].into(),
            first_reported: None,
            conflicting: vec![name.to_owned()].into(),
            rule: "dated-statement".into(),
        });
    }
}

/// Three invented reports on an invented walk-out, with all that has a section of its own.
pub(crate) fn walkout() -> Comparison {
    use FactStatus::{Agree, Conflict, OnlyOne};
    use StatementVoice::{Outlet, Quoted, Reported};
    let mut builder = Builder::new();
    builder.doc(
        "Harbour Post",
        "Forty crew walked off, the union said at noon.\n\nMara Ilves, the firebrand, spoke first.\n\nThe line has sailed since 1994 and carries half of the milk of the county.\n\n\"We sail when the wind drops,\" Ilves said.",
    );
    builder.doc(
        "Inland Mail",
        "Fourteen crew walked off, the owners said.\n\nMara Ilves, a union leader, spoke first.\n\nThe line has sailed since 1994 and carries half of the milk of the county. It made 3 million crowns last year.",
    );
    builder.doc(
        "Night Wire",
        "Ilves said that the ships would sail when the wind dropped. Tom Reyk called her \"a menace\".",
    );
    let union = Some("the union");
    builder.fact(
        FactKind::Count,
        "crew",
        (Conflict, "same-slot"),
        &[
            (0, "Forty crew", "40", Some("2031-05-05T12"), Reported, union),
            (1, "Fourteen crew", "14", None, Reported, Some("the owners")),
        ],
    );
    builder.fact(
        FactKind::Date,
        "line",
        (Agree, "equal-value"),
        &[(0, "1994", "1994", None, Outlet, None), (1, "1994", "1994", None, Outlet, None)],
    );
    builder.fact(
        FactKind::Money,
        "crown",
        (OnlyOne, "no-counterpart"),
        &[(1, "3 million crowns", "3000000", None, Outlet, None)],
    );
    builder.label(0, "the firebrand", "Mara Ilves", None, (true, Some(0)));
    builder.label(1, "a union leader", "Mara Ilves", None, (false, Some(0)));
    builder.label(2, "a menace", "Mara Ilves", Some("Tom Reyk"), (true, None));
    builder.share("Mara Ilves", &[(6, 0), (0, 0), (0, 9)]);
    builder.share("Tom Reyk", &[(0, 0), (0, 0), (2, 0)]);
    builder.passage(
        0,
        1,
        "The line has sailed since 1994 and carries half of the milk of the county",
        false,
    );
    builder.origin(&[0, 1], "shared-prose");
    builder.origin(&[2], "independent");
    builder.statement(
        StatementRelation::Equivalent,
        &[
            (0, "The line has sailed since 1994", Outlet),
            (1, "The line has sailed since 1994", Outlet),
        ],
    );
    builder.statement(
        StatementRelation::QuotedVsReported,
        &[
            (0, "We sail when the wind drops", Quoted),
            (2, "the ships would sail when the wind dropped", Reported),
        ],
    );
    builder.statement(
        StatementRelation::OnlyOne,
        &[(1, "It made 3 million crowns last year.", Outlet)],
    );
    builder.dated("1994", 0, &[0, 1], &[]);
    builder.dated("2031-05-06", 1, &[2], &["2031-05-07"]);
    builder.finish()
}
