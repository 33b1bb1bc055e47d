package tarif

// Betrag rechnet einen Verbrauch in Cent um.
func Betrag(kwh, preis float64) int64 { return int64(kwh*preis*100 + 0.5) }
