/// The months in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Number of a month, from 1, by its name or usual abbreviation in small letters: `march`, `mar`, `sept.`.
pub(crate) fn month(lower: &str) -> Option<i8> {
    let bare = lower.strip_suffix('.').unwrap_or(lower);
    let number = MONTHS.iter().position(|&name| {
        name == bare || bare == &name[..3] || (bare == "sept" && name == "september")
    })?;
    i8::try_from(number + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_usual_abbreviations_are_months() {
        for (word, number) in
            [("january", 1), ("may", 5), ("sep", 9), ("sept.", 9), ("dec.", 12), ("oct", 10)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["", ".", "ma", "marc", "septem", "mart", "mai"] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
