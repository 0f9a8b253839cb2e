//! Every typed record: plain data, defined once, shared by the floors, the report and Python.
//!
//! Offsets in records are code points, half-open, into the text as it was given: `text[start..end] == record.text`
//! counted in characters. Passes work in bytes ([`ByteSpan`]) and convert once through [`Offsets`].

mod macros;

mod article;
mod comparison;
mod conflict;
mod coverage;
mod diagnostic;
mod doc;
mod duplicate;
mod edit;
mod entity;
mod entity_link;
mod event;
mod fact;
mod family;
mod label;
mod list;
mod mention;
mod moment;
mod number;
mod offsets;
mod passage;
mod quantity;
mod quote;
mod quote_match;
mod region;
mod reuse;
mod rule;
mod segment;
mod segmentation;
mod sentence;
mod span;
mod speaker_share;
mod statement;
mod timeline;
mod timex;
mod token;

pub(crate) use article::fnv1a;
pub use article::{Article, PublishedFrom};
pub use comparison::Comparison;
pub use conflict::{Conflict, ConflictKind, ConflictSide};
pub use coverage::{Coverage, CoverageKind};
pub use diagnostic::Diagnostic;
pub use doc::{Doc, sentences};
pub use duplicate::{DuplicateGroup, DuplicatePair, Furniture};
pub use edit::{Edit, EditKind, EditOp};
pub use entity::Entity;
pub use entity_link::{EntityLink, LinkedEntity};
pub use event::EventCluster;
pub use fact::{Fact, FactKind, FactStatus, FactValue};
pub use family::QuoteFamily;
pub use label::{Label, LabelKind, Voice};
pub use list::List;
pub use mention::{Mention, MentionKind};
pub use moment::Moment;
pub use number::Number;
pub use offsets::Offsets;
pub use passage::{Origin, Passage};
pub use quantity::{Bound, Quantity, QuantityKind};
pub use quote::{Quote, QuoteKind};
pub use quote_match::{Cut, QuoteMatch, QuoteMember, QuoteRelation};
pub use region::{Region, RegionKind, RegionSpan};
pub use reuse::{Derivation, ReusePair};
pub use rule::Rule;
pub use segment::{Segment, SegmentKind, SegmentSpan};
pub use segmentation::Segmentation;
pub use sentence::{Sentence, SentenceSpan};
pub use span::{ByteSpan, Span};
pub use speaker_share::SpeakerShare;
pub use statement::{StatementMatch, StatementMember, StatementRelation, StatementVoice};
pub use timeline::TimelineRow;
pub use timex::{Basis, Grain, Timex, TimexKind};
pub use token::{Token, TokenKind, TokenSpan};
