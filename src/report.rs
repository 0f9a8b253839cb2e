//! What a person looks at: HTML, terminal table and JSON, made from records alone.
