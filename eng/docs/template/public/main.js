// What the site does beyond docfx's modern template: it can be used by the keyboard alone.

/* What scrolls sideways can be reached by the tabulator key, and only that. */
function reachScrolling() {
    for (const element of document.querySelectorAll('article pre > code, article .table-responsive')) {
        if (element.scrollWidth > element.clientWidth) {
            element.tabIndex = 0;
        } else {
            element.removeAttribute('tabindex');
        }
    }
}

/* The template makes the choice of the theme an anchor that leads nowhere: it is a button. */
function nameThemeButton() {
    const button = document.querySelector('#navbar a.dropdown-toggle:not([href]):not([role])');
    if (button !== null) {
        button.setAttribute('role', 'button');
        button.setAttribute('aria-label', button.title);
        button.tabIndex = 0;
    }
}

/* Once for everything that the template changes before the next frame. */
let waiting = false;
function look() {
    if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
            waiting = false;
            reachScrolling();
            nameThemeButton();
        });
    }
}

export default {
    // No language is guessed where a page names none.
    configureHljs(hljs) {
        hljs.configure({ languages: [] });
        hljs.registerAliases('octave', { languageName: 'matlab' });
    },

    start() {
        look();
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        addEventListener('resize', look);
    },
};
