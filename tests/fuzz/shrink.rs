//! Makes an input that fails as short as it can be.

/// The shortest input found by leaving out stretches for which `fails` still holds.
pub(crate) fn shrink(input: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut text: Vec<char> = input.chars().collect();
    let mut length = text.len().div_ceil(2);
    while length > 0 {
        let mut start = 0;
        let mut shorter = false;
        while start < text.len() {
            let end = (start + length).min(text.len());
            let rest: String = text[..start].iter().chain(&text[end..]).collect();
            if fails(&rest) {
                drop(text.drain(start..end));
                shorter = true;
            } else {
                start += length;
            }
        }
        if !shorter {
            length /= 2;
        }
    }
    text.into_iter().collect()
}
