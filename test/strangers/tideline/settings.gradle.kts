rootProject.name = "tideline"
include(":app")
