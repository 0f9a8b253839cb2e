use super::{SCHEMA_VERSION, check};
use crate::{
    error::{Error, Result},
    record::{
        Article, ByteSpan, Comparison, Coverage, Diagnostic, Doc, Entity, EntityLink, Fact, Label,
        Mention, Offsets, Origin, Passage, Quantity, Quote, QuoteMatch, Region, RegionSpan,
        Segment, SegmentSpan, Segmentation, Sentence, SentenceSpan, SpeakerShare, StatementMatch,
        TimelineRow, Timex, Token, TokenSpan,
    },
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What every file begins with.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) schema_version: u32,
    pub(super) crosswire: String,
    pub(super) kind: String,
}

impl Header {
    fn new(kind: &str) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            crosswire: env!("CARGO_PKG_VERSION").to_owned(),
            kind: kind.to_owned(),
        }
    }
}

// Serde's `flatten` would say this shorter, but buffers a whole file in memory on reading.
#[derive(Serialize, Deserialize)]
pub(super) struct ComparisonFile {
    schema_version: u32,
    crosswire: String,
    kind: String,
    pub(super) docs: Vec<DocFile>,
    pub(super) quotes: Vec<QuoteMatch>,
    #[serde(default)]
    pub(super) entities: Vec<EntityLink>,
    #[serde(default)]
    pub(super) labels: Vec<Label>,
    #[serde(default)]
    pub(super) speakers: Vec<SpeakerShare>,
    #[serde(default)]
    pub(super) passages: Vec<Passage>,
    #[serde(default)]
    pub(super) origins: Vec<Origin>,
    #[serde(default)]
    pub(super) statements: Vec<StatementMatch>,
    #[serde(default)]
    pub(super) facts: Vec<Fact>,
    #[serde(default)]
    pub(super) timeline: Vec<TimelineRow>,
    pub(super) coverage: Vec<Coverage>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl ComparisonFile {
    pub(super) fn new(comparison: &Comparison, with_tokens: bool) -> Self {
        let Header { schema_version, crosswire, kind } = Header::new("comparison");
        Self {
            schema_version,
            crosswire,
            kind,
            docs: comparison.docs.iter().map(|doc| DocFile::new(doc, with_tokens)).collect(),
            quotes: comparison.quotes.clone(),
            entities: comparison.entities.clone(),
            labels: comparison.labels.clone(),
            speakers: comparison.speakers.clone(),
            passages: comparison.passages.clone(),
            origins: comparison.origins.clone(),
            statements: comparison.statements.clone(),
            facts: comparison.facts.clone(),
            timeline: comparison.timeline.clone(),
            coverage: comparison.coverage.clone(),
            diagnostics: comparison.diagnostics.clone(),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct DocFile {
    schema_version: u32,
    crosswire: String,
    kind: String,
    article: Arc<Article>,
    segments: Vec<Segment>,
    regions: Vec<Region>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    quantities: Vec<Quantity>,
    times: Vec<Timex>,
    quotes: Vec<Quote>,
    diagnostics: Vec<Diagnostic>,
    /// How the text is cut beyond its segments, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cut: Option<Cut>,
}

/// How a text is cut, beyond its segments.
#[derive(Serialize, Deserialize)]
struct Cut {
    tokens: Vec<Token>,
    sentences: Vec<CutSentence>,
    /// Pairs of quotation marks.
    pairs: Vec<Pair>,
    /// Diagnostics of cutting alone.
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize, Deserialize)]
struct CutSentence {
    sentence: Sentence,
    first_token: u32,
    end_token: u32,
}

#[derive(Serialize, Deserialize)]
struct Pair {
    start: u32,
    end: u32,
    inner_start: u32,
    inner_end: u32,
    parent: Option<u32>,
    closed: bool,
    continues: Option<u32>,
}

impl DocFile {
    pub(super) fn new(doc: &Doc, with_tokens: bool) -> Self {
        let Header { schema_version, crosswire, kind } = Header::new("doc");
        Self {
            schema_version,
            crosswire,
            kind,
            article: Arc::clone(&doc.article),
            segments: doc.segments().collect(),
            regions: doc.regions.clone(),
            mentions: doc.mentions.clone(),
            entities: doc.entities.clone(),
            quantities: doc.quantities.clone(),
            times: doc.times.clone(),
            quotes: doc.quotes.clone(),
            diagnostics: doc.diagnostics.clone(),
            cut: with_tokens.then(|| Cut::new(doc)),
        }
    }

    /// The article; its offsets must lie in its text.
    pub(super) fn into_doc(self) -> Result<Doc> {
        let Some(cut) = self.cut else {
            return Err(Error::Input(format!(
                "article {:?}: the JSON holds no tokens; write it with tokens to read it back",
                self.article.id
            )));
        };
        let places = Places { article: &self.article, offsets: Offsets::new(&self.article.text) };
        let segmentation = Segmentation {
            segments: self
                .segments
                .into_iter()
                .map(|segment| {
                    let span = places.bytes(segment.start, segment.end)?;
                    Ok(SegmentSpan { span, kind: segment.kind, rule: segment.rule })
                })
                .collect::<Result<_>>()?,
            tokens: cut
                .tokens
                .iter()
                .map(|token| {
                    Ok(TokenSpan { span: places.bytes(token.start, token.end)?, kind: token.kind })
                })
                .collect::<Result<_>>()?,
            sentences: cut
                .sentences
                .iter()
                .map(|sentence| places.sentence(sentence))
                .collect::<Result<_>>()?,
            regions: cut.pairs.iter().map(|pair| places.pair(pair)).collect::<Result<_>>()?,
            diagnostics: cut.diagnostics,
        };
        let offsets = places.offsets;
        let doc = Doc {
            article: self.article,
            offsets,
            segmentation,
            regions: self.regions,
            mentions: self.mentions,
            entities: self.entities,
            quantities: self.quantities,
            times: self.times,
            quotes: self.quotes,
            diagnostics: self.diagnostics,
        };
        check::doc(&doc)?;
        Ok(doc)
    }
}

impl Cut {
    fn new(doc: &Doc) -> Self {
        let cuts = &doc.segmentation;
        Self {
            tokens: doc.tokens().collect(),
            sentences: doc
                .sentences()
                .zip(&cuts.sentences)
                .map(|(sentence, span)| CutSentence {
                    sentence,
                    first_token: span.first_token,
                    end_token: span.end_token,
                })
                .collect(),
            pairs: cuts
                .regions
                .iter()
                .map(|region| {
                    let character = |byte| doc.offsets.character(doc.text(), byte);
                    Pair {
                        start: character(region.span.start),
                        end: character(region.span.end),
                        inner_start: character(region.inner.start),
                        inner_end: character(region.inner.end),
                        parent: region.parent,
                        closed: region.closed,
                        continues: region.continues,
                    }
                })
                .collect(),
            diagnostics: cuts.diagnostics.clone(),
        }
    }
}

/// Turns code points of one article into bytes.
struct Places<'a> {
    article: &'a Article,
    offsets: Offsets,
}

impl Places<'_> {
    fn bytes(&self, start: u32, end: u32) -> Result<ByteSpan> {
        if start > end || end > self.offsets.characters() {
            return Err(Error::Input(format!(
                "article {:?}: the JSON names characters {start}..{end} of a text of {}",
                self.article.id,
                self.offsets.characters()
            )));
        }
        let byte = |character| self.offsets.byte(&self.article.text, character);
        Ok(ByteSpan { start: byte(start), end: byte(end) })
    }

    fn sentence(&self, cut: &CutSentence) -> Result<SentenceSpan> {
        Ok(SentenceSpan {
            span: self.bytes(cut.sentence.start, cut.sentence.end)?,
            first_token: cut.first_token,
            end_token: cut.end_token,
            paragraph: cut.sentence.paragraph,
            segment: cut.sentence.segment,
            in_quote: cut.sentence.in_quote,
        })
    }

    fn pair(&self, pair: &Pair) -> Result<RegionSpan> {
        Ok(RegionSpan {
            span: self.bytes(pair.start, pair.end)?,
            inner: self.bytes(pair.inner_start, pair.inner_end)?,
            parent: pair.parent,
            closed: pair.closed,
            continues: pair.continues,
        })
    }
}
