//! What fuzzing found, as short as it could be made: each broke a promise once.

/// Found by the text floor's promises, or changed them: marks that cannot be seen are tokens of no segment.
pub(crate) const TEXT: &[&str] = &["\u{feff}", "said \n\u{feff}\n\n said"];

pub(crate) const ANNOTATE: &[&str] = &[
    // Parts of one quotation overlapped where marks do not pair up.
    "d, said.\u{200d} ‘deeper, “deepest” ” ’ ”. \"Odd\n\"o,\"she said,  ``bicks'' ''quotes''\n“Ahat do",
];

pub(crate) const COMPARE: &[&str] = &[];

pub(crate) const CORPUS: &[&str] = &[];
