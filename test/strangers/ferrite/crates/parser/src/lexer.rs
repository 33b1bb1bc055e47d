/// One token: its kind, and where it begins.
pub struct Token {
    pub kind: u8,
    pub start: u32,
}

/// Cuts a source into tokens.
pub fn lex(source: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(source.len() / 4);
    for (at, byte) in source.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            tokens.push(Token { kind: *byte, start: at as u32 });
        }
    }
    tokens
}
