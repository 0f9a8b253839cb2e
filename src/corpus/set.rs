//! Sets that are joined: which articles belong together.

/// Disjoint sets of the numbers below a count (union by least number, paths halved).
pub(super) struct Sets(Vec<u32>);

impl Sets {
    /// Every number by itself.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The least number of the set that holds `number`.
    pub(super) fn root(&mut self, mut number: u32) -> u32 {
        while self.0[number as usize] != number {
            let parent = self.0[number as usize];
            self.0[number as usize] = self.0[parent as usize];
            number = self.0[number as usize];
        }
        number
    }

    /// Joins the sets of two numbers.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }

    /// The sets of two and more, each in order, by their least number.
    pub(super) fn groups(mut self) -> Vec<Vec<u32>> {
        let mut members: Vec<(u32, u32)> =
            (0..self.0.len() as u32).map(|number| (self.root(number), number)).collect();
        members.sort_unstable();
        members
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1)
            .map(|group| group.iter().map(|&(_, number)| number).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_is_one_group_and_the_rest_is_none() {
        let mut sets = Sets::new(7);
        sets.join(5, 3);
        sets.join(3, 1);
        sets.join(2, 6);
        assert_eq!(sets.root(5), 1);
        assert_eq!(sets.groups(), [vec![1, 3, 5], vec![2, 6]]);
    }
}
