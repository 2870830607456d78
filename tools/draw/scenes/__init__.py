"""One module for each picture."""

from collections.abc import Callable

from . import (
    canal_de_la_perla,
    casa_del_cerro,
    chamizal,
    classic_film,
    cristo_de_las_noas,
    el_paso_museum_of_art,
    franklin_mountains,
    hero,
    hueco_tanks,
    mission_trail,
    museo_arocena,
    nazas,
    plaza_theatre,
    puente_de_ojuela,
    rails_and_cotton,
    retablos,
    teatro_isauro_martinez,
    teleferico_torreon,
    two_tongues,
    white_sands,
)

DESTINATIONS: dict[str, Callable[[], str]] = {
    "chamizal": chamizal.draw,
    "el-paso-museum-of-art": el_paso_museum_of_art.draw,
    "franklin-mountains": franklin_mountains.draw,
    "hueco-tanks": hueco_tanks.draw,
    "mission-trail": mission_trail.draw,
    "plaza-theatre": plaza_theatre.draw,
    "white-sands": white_sands.draw,
    "canal-de-la-perla": canal_de_la_perla.draw,
    "casa-del-cerro": casa_del_cerro.draw,
    "cristo-de-las-noas": cristo_de_las_noas.draw,
    "museo-arocena": museo_arocena.draw,
    "puente-de-ojuela": puente_de_ojuela.draw,
    "teatro-isauro-martinez": teatro_isauro_martinez.draw,
    "teleferico-torreon": teleferico_torreon.draw,
}
HOME: dict[str, Callable[[], str]] = {"el-paso": hero.el_paso, "torreon": hero.torreon}
PROGRAMS: dict[str, Callable[[], str]] = {
    "classic-film": classic_film.draw,
    "nazas": nazas.draw,
    "rails-and-cotton": rails_and_cotton.draw,
    "retablos": retablos.draw,
    "two-tongues": two_tongues.draw,
}
