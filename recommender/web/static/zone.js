// The time zone of this phone, where the page knows its name.
const zone = document.querySelector("#zone");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if ([...zone.options].some((option) => option.value === here)) zone.value = here;
