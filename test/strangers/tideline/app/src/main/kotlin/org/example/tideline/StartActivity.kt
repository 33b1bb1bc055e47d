package org.example.tideline

class StartActivity {
    fun onCreate() {
        // Everything else waits for the first frame.
    }
}
