Feature: What a stop looks like
  Whoever is told to see somebody first reads why, in the words they ticked, and is told nothing for the meantime that could harm them.

  Scenario Outline: The reason
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | <asked>  | <ticked> |
    And the person has filled in the form
    Then the page of the stop gives the reason "<reason>"

    Examples:
      | asked        | ticked          | reason                                                |
      | saddle_signs | saddle_numbness | Numbness, tingling or an odd feeling between the legs |
      | leg_signs    | foot_drop       | I newly cannot lift my toes or foot                   |

  Scenario Outline: What eases until somebody is seen fits the person
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer      |
      | pregnancy      | <pregnancy> |
      | weeks_pregnant | <weeks>     |
      | leg_signs      | foot_drop   |
    And the person has filled in the form
    Then the page of the stop <says> "Lie on your back"
    And the page of the stop says "Lie on your side"

    Examples:
      | pregnancy | weeks | says         |
      | no        |       | says         |
      | pregnant  | 20    | does not say |

  Scenario: Nothing to try for whoever may have to keep still
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer    |
      | injury    | not_sure  |
      | leg_signs | foot_drop |
    And the person has filled in the form
    Then the page of the stop does not say "Until you are seen"
