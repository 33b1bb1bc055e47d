pub fn frame() {}
