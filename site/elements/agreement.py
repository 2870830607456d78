"""What is true of the two cities together, stated once.

Both figures are the ones this site was commissioned with: 830 km by road, signed on 28 April 2023.
"""

import datetime

#: The way from one city to the other by road, in kilometres.
ROAD_KILOMETRES = 830

#: The day on which the agreement was signed.
SIGNED_ON = datetime.date(2023, 4, 28)
