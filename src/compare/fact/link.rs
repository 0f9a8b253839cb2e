use crate::record::FactStatus;

/// Two values of one slot, by their numbers, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) status: FactStatus,
    pub(super) rule: &'static str,
}
