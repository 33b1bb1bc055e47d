/// Words of a text; characters of scripts without spaces become pairs.
pub fn segment(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut word = String::new();
    let mut before: Option<char> = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_ideograph(c) {
            flush(&mut word, &mut terms);
            if let Some(first) = before {
                terms.push([first, c].iter().collect());
            }
            before = Some(c);
        } else {
            before = None;
            if c.is_alphanumeric() {
                word.push(c);
            } else {
                flush(&mut word, &mut terms);
            }
        }
    }
    flush(&mut word, &mut terms);
    terms
}

fn flush(word: &mut String, terms: &mut Vec<String>) {
    if !word.is_empty() {
        terms.push(std::mem::take(word));
    }
}

fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3040}'..='\u{30ff}').contains(&c)
}
