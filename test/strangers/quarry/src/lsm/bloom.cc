namespace quarry {
bool mayContain(const char* key) { return key != nullptr; }
}  // namespace quarry
