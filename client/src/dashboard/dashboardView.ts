/** What VS Code knows the panel by, to bring it back in a window that is loaded again. */
export const DASHBOARD_VIEW = "perfdoc.dashboard";
