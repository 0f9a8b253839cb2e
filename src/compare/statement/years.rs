use crate::record::Doc;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The days and months that the reports give with a year, so that one without finds its year.
#[derive(Debug, Default)]
pub(in crate::compare) struct Years(BTreeMap<String, BTreeSet<String>>);

impl Years {
    pub(in crate::compare) fn new(docs: &[Arc<Doc>]) -> Self {
        let mut years: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let published = docs
            .iter()
            .filter_map(|doc| doc.article.published)
            .map(|moment| moment.date().to_string());
        let named = docs.iter().flat_map(|doc| &doc.times).filter_map(|time| time.value.clone());
        for value in named.chain(published) {
            if let (Some(year), Some(day)) = (value.get(..4), value.get(5..10))
                && value.as_bytes()[4] == b'-'
                && year.bytes().all(|byte| byte.is_ascii_digit())
                && day.as_bytes()[0].is_ascii_digit()
                && day.as_bytes()[3].is_ascii_digit()
            {
                years.entry(day.to_owned()).or_default().insert(year.to_owned());
            }
            if let (Some(year), Some(month)) = (value.get(..4), value.get(5..7))
                && value.as_bytes()[4] == b'-'
                && year.bytes().chain(month.bytes()).all(|byte| byte.is_ascii_digit())
            {
                years.entry(month.to_owned()).or_default().insert(year.to_owned());
            }
        }
        Self(years)
    }

    /// `XXXX-10-16` with the year of that day in another report, `XXXX-10` with that of the month, where the reports know
    /// one year only.
    pub(in crate::compare) fn full<'a>(&self, value: &'a str) -> Cow<'a, str> {
        if let Some(rest) = value.strip_prefix("XXXX-")
            && let Some(years) = rest.get(..5).or(Some(rest)).and_then(|day| self.0.get(day))
            && let [year] = years.iter().collect::<Vec<_>>()[..]
        {
            return Cow::Owned(format!("{year}-{rest}"));
        }
        Cow::Borrowed(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(days: &[(&str, &str)]) -> Years {
        let mut years = Years::default();
        for (year, day) in days {
            years.0.entry((*day).to_owned()).or_default().insert((*year).to_owned());
        }
        years
    }

    #[test]
    fn a_day_without_a_year_takes_the_only_year_that_the_reports_give() {
        let known =
            years(&[("2031", "04-02"), ("2030", "05-01"), ("2031", "05-01"), ("2031", "04")]);
        assert_eq!(known.full("XXXX-04"), "2031-04");
        assert_eq!(known.full("XXXX-05"), "XXXX-05");
        assert_eq!(known.full("XXXX-04-02"), "2031-04-02");
        assert_eq!(known.full("XXXX-04-02T07"), "2031-04-02T07");
        assert_eq!(known.full("XXXX-05-01"), "XXXX-05-01");
        assert_eq!(known.full("XXXX-WXX-4"), "XXXX-WXX-4");
        assert_eq!(known.full("2029"), "2029");
    }
}
