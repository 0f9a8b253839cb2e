"""How the manual is built: `make docs`. Warnings are errors, and every notebook is run."""

import sys
from pathlib import Path

import crosswire

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "crosswire"
author = copyright = "The crosswire authors"
version = release = crosswire.__version__

extensions = ["myst_nb", "manual"]
exclude_patterns = ["images"]
templates_path: list[str] = []

html_theme = "furo"
html_title = f"crosswire {version}"
html_static_path = ["static"]
html_css_files = ["manual.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    # Reports bring their own colours for the light and the dark; the theme's are plain.
    "light_css_variables": {"color-brand-primary": "#1b4f86", "color-brand-content": "#1b4f86"},
    "dark_css_variables": {"color-brand-primary": "#8fbdf0", "color-brand-content": "#8fbdf0"},
}

# Headings are link targets, in every page; smart quotes would alter what is shown as text.
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
smartquotes = False

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
nb_execution_show_tb = True
# Notebooks write their pages and states into a folder that goes away.
nb_execution_in_temp = False

python_display_short_literal_types = True
