#include <map>
#include <string>

namespace quarry {
// Keys in order, until they are written out.
static std::map<std::string, std::string> table;
void put(const std::string& key, const std::string& value) { table[key] = value; }
}  // namespace quarry
